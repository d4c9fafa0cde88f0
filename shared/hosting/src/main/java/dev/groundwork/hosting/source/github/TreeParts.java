package dev.groundwork.hosting.source.github;

import dev.groundwork.hosting.source.SourceEntry;
import dev.groundwork.hosting.source.SourceTree;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Divides a tree into parts that GitHub takes in one call each. Text goes along with its entry; anything else is a blob of its own first. */
final class TreeParts {

    /** Far below the 40 MB at which GitHub refuses a request, and soon sent. */
    private static final int MAX_TEXT = 2 * 1024 * 1024;

    private static final int MAX_ENTRIES = 1_000;

    private TreeParts() {}

    /**
     * A file of a tree.
     *
     * @param file the file
     * @param text its content where it is text
     */
    record Leaf(SourceEntry file, Optional<String> text) {}

    /** Divides a tree, in the order of its files: the same tree always into the same parts. */
    static List<List<Leaf>> of(SourceTree tree) {
        var parts = new ArrayList<List<Leaf>>();
        var part = new ArrayList<Leaf>();
        int bytes = 0;
        for (var file : tree.files()) {
            var leaf = new Leaf(file, text(file.content()));
            int size = leaf.text().isPresent() ? file.content().length : 0;
            if (!part.isEmpty() && (bytes + size > MAX_TEXT || part.size() == MAX_ENTRIES)) {
                parts.add(List.copyOf(part));
                part.clear();
                bytes = 0;
            }
            part.add(leaf);
            bytes += size;
        }
        parts.add(List.copyOf(part));
        return parts;
    }

    /** Returns content that is UTF-8 without NUL and without a mark at its start, which a reader of JSON may take off. */
    private static Optional<String> text(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            var isPlain = content.length <= MAX_TEXT && text.indexOf('\0') < 0 && !text.startsWith("\uFEFF");
            return isPlain ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
