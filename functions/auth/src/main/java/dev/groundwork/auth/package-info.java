/** The function auth: accounts and sessions, one package for each feature. */
@NullMarked
package dev.groundwork.auth;

import org.jspecify.annotations.NullMarked;
