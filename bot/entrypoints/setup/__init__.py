"""From an empty machine to a running App: GitHub's manifest flow, in a browser.

https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest
"""
