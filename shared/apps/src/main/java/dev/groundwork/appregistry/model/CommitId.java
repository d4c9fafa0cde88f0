package dev.groundwork.appregistry.model;

import java.util.regex.Pattern;

/**
 * The id of a commit in the git repository of an app.
 *
 * @param value 40 hex digits (SHA-1)
 */
public record CommitId(String value) {

    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}");

    public CommitId {
        if (!SHA.matcher(value).matches()) {
            throw new IllegalArgumentException("not a commit id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
