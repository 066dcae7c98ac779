from hypothesis import settings

settings.register_profile("regesta", deadline=None)  # machines are shared: time is measured in bench/, not here
settings.load_profile("regesta")


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="rewrite tests/stories/missed.yml; review its diff")
