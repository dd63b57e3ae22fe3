"""What a person says, read: spelling, cues, negation, whom, when and at what cost."""
