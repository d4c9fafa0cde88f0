/** What the use cases need from outside, in the words of the domain. */
@NullMarked
package dev.groundwork.auth.port;

import org.jspecify.annotations.NullMarked;
