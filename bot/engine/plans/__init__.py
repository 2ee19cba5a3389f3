"""What each kind of event asks for: gather the facts, let the workflow decide, one file a step."""
