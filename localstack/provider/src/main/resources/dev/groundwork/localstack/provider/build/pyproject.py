"""Prints what pip has to install for the pyproject.toml in the working directory, one requirement a line.

A project with a build system is installed as a package (PEP 517). One without, or one that Poetry keeps only for its dependencies, has its
dependencies listed (PEP 621; Poetry, "Dependency specification").
"""
import re

try:
    import tomllib
except ImportError:  # Python before 3.11
    from pip._vendor import tomli as tomllib


def from_poetry(name, wanted):
    wanted = wanted if isinstance(wanted, dict) else {"version": wanted}
    if "path" in wanted or "git" in wanted or "url" in wanted:
        place = wanted.get("path") or wanted.get("url") or "git+" + wanted["git"]
        return "./" + place if "path" in wanted else f"{name} @ {place}"
    extras = ",".join(wanted.get("extras", []))
    return name + (f"[{extras}]" if extras else "") + ",".join(
        bound for part in wanted.get("version", "*").split(",") for bound in bounds(part.strip()))


def bounds(part):
    match = re.fullmatch(r"([\^~])?\s*(\d+(?:\.\d+)*)(.*)", part)
    if match is None:
        return [] if part == "*" else [part]
    sign, version, rest = match.groups()
    if sign is None:
        return [f"=={part}"]
    numbers = [int(number) for number in version.split(".")]
    last = next((i for i, n in enumerate(numbers) if n), len(numbers) - 1) if sign == "^" else min(1, len(numbers) - 1)
    upper = numbers[:last] + [numbers[last] + 1]
    return [f">={version}{rest}", "<" + ".".join(map(str, upper))]


def requirements(data):
    project, poetry = data.get("project", {}), data.get("tool", {}).get("poetry", {})
    if "build-system" in data and poetry.get("package-mode", True):
        return ["."]
    if "dependencies" in project:
        return project["dependencies"]
    return [from_poetry(name, wanted) for name, wanted in poetry.get("dependencies", {}).items() if name != "python"]


with open("pyproject.toml", "rb") as file:
    print("\n".join(requirements(tomllib.load(file))))
