"""Where hostile files touch the machine: reading them, and judging them in a limited process."""
