"""Django's own deploy checks, in a process that has the settings of serving: prints a line for each warning."""

import django
from django.core import checks

if __name__ == "__main__":
    django.setup()
    for each in checks.run_checks(include_deployment_checks=True):
        if each.level >= checks.WARNING and not each.is_silenced():
            print(f"{each.msg.split('. ')[0]} ({each.id}).")  # noqa: T201  (read by inspection.safe_settings)
