"""Names of packages that many install, and what is mistaken for them."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


POPULAR = _names(
    """
    torch torchvision torchaudio transformers tensorflow numpy pandas scipy scikit-learn
    requests matplotlib huggingface-hub tokenizers accelerate datasets diffusers langchain
    openai anthropic deepspeed bitsandbytes sentencepiece tiktoken pydantic fastapi uvicorn
    flask django pytest jupyter notebook pillow opencv-python beautifulsoup4 selenium
    cryptography urllib3 setuptools tensorboard wandb mlflow gradio streamlit lightning
    pytorch-lightning xformers flash-attn safetensors peft evaluate sentence-transformers
    faiss-cpu faiss-gpu chromadb llama-index langgraph langchain-core langchain-openai
    pytorch-transformers python-dateutil python-dotenv scikit-image sqlalchemy protobuf
    networkx tensorrt onnxruntime sglang unsloth autoawq qdrant-client pinecone
    weaviate-client aiofiles aiohttp albumentations alembic argilla asyncpg attrs auto-gptq
    autogen azure-identity azure-storage-blob bcrypt bentoml boto3 botocore captum catboost
    causal-conv1d celery certifi charset-normalizer cleanlab clearml click comet-ml
    compressed-tensors coverage crewai ctranslate2 cuda-python dagster datasketch deepeval
    duckdb einops fairscale fairseq faster-whisper fsspec gcsfs gensim google-cloud-storage
    google-generativeai grpcio gymnasium haystack-ai hf-transfer html2text httpcore httpx
    hydra-core hypothesis inspect-ai instructor ipykernel ipython ipywidgets jaxlib jinja2
    jupyterlab keras kornia kserve label-studio langchain-anthropic langchain-community
    langchain-huggingface langfuse langsmith librosa liger-kernel lightgbm litellm
    llama-cpp-python llama-index-core llamafactory llmcompressor lm-eval lmdeploy loguru
    mamba-ssm markdown-it-py megatron-core mergekit mlserver modal ms-swift msgpack
    nbconvert nbformat nemo-toolkit neptune numba nvidia-ml-py omegaconf onnxruntime-gpu
    openai-whisper opencv-python-headless openpyxl optax optimum optuna orjson outlines
    packaging paramiko passlib pdfplumber playwright plotly poetry polars pre-commit prefect
    presidio-analyzer presidio-anonymizer psutil psycopg2 psycopg2-binary pyannote-audio
    pyarrow pydantic-ai pyjwt pymilvus pymongo pymupdf pypdf pyspark pytest-asyncio
    python-docx python-multipart pytorch-ignite pytorch-metric-learning pyyaml ragas
    rank-bm25 requests-oauthlib rouge-score sacrebleu scrapy seaborn semantic-kernel
    simplejson skorch skypilot smolagents snorkel soundfile spacy speechbrain sqlmodel
    stable-baselines3 starlette statsmodels sympy tenacity tensorboardx torchdata
    torchmetrics torchtitan torchtune trafilatura transformer-lens triton tritonclient
    trulens typer typing-extensions ultralytics unstructured virtualenv websockets xgboost
    xgrammar zenml
    """
)
"""Packages on PyPI that machine-learning pages name."""
REAL = _names(
    """
    touch torchx requests2 dataset pandasql scipy2 tokenize evaluator lightening flash
    flasks pytest-cov ctransformers djongo dydantic fastai grequests ipytest
    langchain-cohere retworkx scapy scipp willow x-transformers aiofile bpython cattrs crick
    datazets gsutil html-text httpr hyper jaxlie markdown-it-pyrs myjwt ngboost
    nvidia-ml-py3 pbspark psycopg psycopg-binary py3nvml pyaml pymantic pymupdfb pypdf2
    pypdf3 pypdf4 pyshark pytest-async scrypt simpy spython vyper websocket whisperx xoto3
    """
)
"""Packages of their own that much is installed of, though a well-known one is a slip away."""
NPM = _names(
    """
    lodash express react axios typescript webpack openai langchain commander chalk dotenv
    eslint prettier cross-env electron mongoose puppeteer playwright nodemon socket.io
    jquery angular svelte tailwindcss postcss autoprefixer mocha esbuild rollup rimraf
    minimist yargs semver node-fetch body-parser jsonwebtoken bcrypt redux discord.js ethers
    firebase graphql prisma fastify llamaindex cheerio inquirer moment request
    """
)
"""Packages on npm that are installed most."""
NPM_REAL = _names(
    """
    crypt enquirer gaxios graphiql jslint mquery preact scrypt tslint ttypescript vargs
    """
)
"""Packages of their own on npm, a slip away from one of those."""
MISTAKEN = {
    "sklearn": "scikit-learn",
    "opencv": "opencv-python",
    "cv2": "opencv-python",
    "pil": "pillow",
    "pytorch": "torch",
    "yaml": "pyyaml",
    "dotenv": "python-dotenv",
    "skimage": "scikit-image",
    "dateutil": "python-dateutil",
    "huggingface": "huggingface-hub",
}
"""Names of modules that are no packages of their makers on PyPI."""
