"""For services, by the person's hand: the headings of the PRSB as a document, and FHIR R4.

Promises: only what its person ticked goes in, and they see it first. A want is a goal only where they say so; without
one, no goal is told. Nobody whom they asked in is made a practitioner.
"""
