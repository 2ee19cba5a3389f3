"""What a merged pull request means for claims and roadmap."""
