/** Google's sign-in on this machine: OpenID Connect with authorization codes and PKCE, for tests and for trying things out. */
@NullMarked
package dev.groundwork.localstack.google;

import org.jspecify.annotations.NullMarked;
