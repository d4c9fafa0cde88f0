/** Amazon S3 for uploads: objects in a folder, presigned addresses that are really verified. */
@NullMarked
package dev.groundwork.localstack.cloud.s3;

import org.jspecify.annotations.NullMarked;
