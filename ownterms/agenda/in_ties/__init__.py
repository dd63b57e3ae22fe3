"""What a tie shows its helper of this room: each module gives it by its verb `shown`, or gives None."""
