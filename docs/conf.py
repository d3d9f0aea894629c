"""The site: `make site` builds it, with warnings as errors."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_ext"))

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
]
exclude_patterns = ["_build", "_ext"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_theme_options = {"navigation_with_keys": True}
html_copy_source = html_show_sourcelink = False
pygments_style, pygments_dark_style = "a11y-high-contrast-light", "a11y-high-contrast-dark"
copybutton_prompt_text = r"\$ |>>> |\.\.\. "
copybutton_prompt_is_regexp = True

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_pydantic_model_show_json = autodoc_pydantic_model_show_config_summary = False
autodoc_pydantic_model_show_validator_members = autodoc_pydantic_model_show_validator_summary = False
autodoc_pydantic_model_show_field_summary = False
autodoc_pydantic_model_hide_paramlist = True
autodoc_pydantic_field_list_validators = autodoc_pydantic_field_show_constraints = False

# A build must not depend on a network: the inventories of others are asked for only when the caller says so.
intersphinx_mapping = (
    {
        "python": ("https://docs.python.org/3", None),
        "pydantic": ("https://docs.pydantic.dev/latest", None),
        "hypothesis": ("https://hypothesis.readthedocs.io/en/latest", None),
    }
    if os.environ.get("CLAIMPARSE_DOCS_ONLINE")
    else {}
)
