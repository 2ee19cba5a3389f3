"""What people look at: who holds what, how reviews were kept, what the bot did and why."""
