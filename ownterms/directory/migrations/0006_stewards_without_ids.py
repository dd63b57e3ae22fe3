from django.db import migrations


def forget(apps, editor):
    """This will forget which steward decided: they may have left since."""
    for name in ("Joining", "KeepingApart", "Taking", "Refusing"):
        model = apps.get_model("directory", name)
        model.objects.using(editor.connection.alias).filter(by__startswith="steward ").update(by="a steward")


class Migration(migrations.Migration):

    dependencies = [
        ("directory", "0005_forget_addresses"),
    ]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
    ]
