/** HTTP/1.1 on loopback: strict about what comes in, limited in everything, each answer in one write. */
@NullMarked
package dev.groundwork.localstack.http;

import org.jspecify.annotations.NullMarked;
