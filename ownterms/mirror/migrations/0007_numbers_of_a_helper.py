"""The numbers of a helper's own sheet, once for each quarter."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mirror", "0006_what_was_done_in_a_quarter"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HelperNumbers",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first", models.DateField(help_text="The first day of the quarter.")),
                ("told", models.JSONField()),
                (
                    "helper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "helper numbers",
                "constraints": [
                    models.UniqueConstraint(fields=("helper", "first"), name="a_helpers_numbers_once_in_a_quarter")
                ],
            },
        ),
    ]
