"""The site: `make site` builds it, with warnings as errors."""

import sys
import typing
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_ext"))

for library in ("pyarrow", "pydantic", "spacy.language", "hypothesis.strategies"):
    import_module(library)
# What claimparse imports for type checkers only, signatures name: so it is imported as a type checker would.
typing.TYPE_CHECKING = True
for room in ("claimparse.api", "claimparse.components", "claimparse.testing"):
    import_module(room)
typing.TYPE_CHECKING = False

from claimparse import __version__  # noqa: E402

project = "claimparse"
author = copyright = "The claimparse authors"
version = release = __version__
html_title = f"claimparse {__version__}"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.intersphinx",
    "sphinxcontrib.autodoc_pydantic",
    "sphinx_copybutton",
    "generated_pages",
    "google_sections",
]
exclude_patterns = [
    "_build",
    "_ext",
    "_generated/performance-*",
]  # the last are parts of a page
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_theme_options = {"navigation_with_keys": True}
html_copy_source = html_show_sourcelink = False
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"
copybutton_prompt_text = r"\$ |>>> |\.\.\. "
copybutton_prompt_is_regexp = True

autodoc_use_legacy_class_based = True  # without it, autodoc_pydantic leaves out methods
autodoc_member_order = autodoc_pydantic_model_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_type_aliases = {"Amount": "Amount", "Number": "Number"}
autodoc_pydantic_model_show_json = False
autodoc_pydantic_model_show_config_summary = False
autodoc_pydantic_model_show_validator_members = False
autodoc_pydantic_model_show_validator_summary = False
autodoc_pydantic_model_show_field_summary = False
autodoc_pydantic_model_hide_paramlist = True
autodoc_pydantic_field_list_validators = False
autodoc_pydantic_field_show_constraints = False
autodoc_pydantic_field_doc_policy = "docstring"  # that under the field

# A build needs no network: inventories/ holds what the pages refer to (tools/cut_inventory.py cuts them).
intersphinx_mapping = {
    name: (url, f"inventories/{name}.inv")
    for name, url in {
        "python": "https://docs.python.org/3/",
        "pydantic": "https://docs.pydantic.dev/latest/",
        "hypothesis": "https://hypothesis.readthedocs.io/en/latest/",
        "spacy": "https://spacy.io/",
    }.items()
}

# A reference that leads nowhere is an error.
nitpicky = True
nitpick_ignore = [
    *(
        ("py:class", f"claimparse.{module}.Context") for module in ("_parser", "api")
    ),  # whatever stands beside a text
    ("py:class", "Field"),  # a bound of a field, shown as it is written
    *(
        ("py:class", f"pyarrow.lib.{name}")
        for name in ("DataType", "RecordBatch", "Schema", "Table")
    ),
]
