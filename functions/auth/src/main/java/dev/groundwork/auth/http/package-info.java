/** Controllers: from requests to use cases and from outcomes to answers. */
@NullMarked
package dev.groundwork.auth.http;

import org.jspecify.annotations.NullMarked;
