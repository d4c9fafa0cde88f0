/** The ports on DynamoDB, JGit, SQS and the providers' APIs, and the factory that wires them. */
@NullMarked
package dev.groundwork.hosting.adapter;

import org.jspecify.annotations.NullMarked;
