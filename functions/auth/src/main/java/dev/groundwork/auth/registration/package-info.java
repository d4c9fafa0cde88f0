/** Registration of an address, and the proof that opens the account. */
@NullMarked
package dev.groundwork.auth.registration;

import org.jspecify.annotations.NullMarked;
