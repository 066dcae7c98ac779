def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="rewrite tests/stories/missed.yml; review its diff")
