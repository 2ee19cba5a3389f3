"""What is sent for an answer that is right after 0 to 3 corrections."""

import json

import instructor
import openai
from fake_openai import FakeOpenAI
from pydantic import BaseModel, Field


class Person(BaseModel):
    """One person who is named in the text."""

    name: str
    age: int = Field(ge=0, le=150)


print("corrections  requests  messages  characters sent")
for wrong in range(4):
    fake = FakeOpenAI(*[{"name": "Ann", "age": 200}] * wrong, {"name": "Ann", "age": 31})
    client = instructor.from_openai(openai.OpenAI(base_url=fake.base_url, api_key="EMPTY"))
    client.create(
        model="any",
        messages=[{"role": "user", "content": "Ann turned 31 yesterday."}],
        response_model=Person,
    )
    messages = [message for request in fake.requests for message in request["messages"]]
    sent = sum(len(json.dumps(request)) for request in fake.requests)
    print(f"{wrong:11}  {len(fake.requests):8}  {len(messages):8}  {sent:15}")
