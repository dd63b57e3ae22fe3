"""How wide and high a picture is, so that its place is kept on the page while it comes."""

from django.db import migrations, models

HELP = "Pixels; 0 where it is not known."


class Migration(migrations.Migration):
    dependencies = [("spaces", "0002_addresses_that_want_no_letters")]

    operations = [
        migrations.AddField("picture", "width", models.PositiveIntegerField(default=0, help_text=HELP)),
        migrations.AddField("picture", "height", models.PositiveIntegerField(default=0, help_text=HELP)),
    ]
