package dev.groundwork.apps.source;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A source that was stored, as an answer.
 *
 * @param commit the commit of the app's repository that holds it
 * @param files the number of files
 * @param bytes the size of all files together
 * @param warnings hints for the owner
 */
@Serdeable
record StoredSource(String commit, int files, long bytes, List<String> warnings) {}
