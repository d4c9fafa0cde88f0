package dev.groundwork.hosting.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of a source as they are stored: without a single folder around them, without what archivers add, without workflows.
 *
 * @param files the files that are stored
 * @param leftOut the paths of workflow files, which are not
 */
record SourceLayout(List<SourceEntry> files, List<String> leftOut) {

    private static final String MAC_FOLDER = "__MACOSX/";
    private static final String MAC_FILE = ".DS_Store";

    /** Lays out files whose paths are checked. */
    static SourceLayout of(List<SourceEntry> files) {
        var kept = new ArrayList<SourceEntry>();
        var leftOut = new ArrayList<String>();
        for (var file : unwrapped(files)) {
            if (isWorkflow(file.path())) {
                leftOut.add(file.path());
            } else {
                kept.add(file);
            }
        }
        return new SourceLayout(kept, leftOut);
    }

    /** Takes the one folder off that holds everything but what macOS adds beside it, as in a zip of a folder. */
    private static List<SourceEntry> unwrapped(List<SourceEntry> files) {
        var own = files.stream()
                .filter(f -> !f.path().startsWith(MAC_FOLDER) && !f.path().equals(MAC_FILE))
                .toList();
        return folder(own)
                .map(folder -> own.stream().map(f -> below(folder, f)).toList())
                .orElse(files);
    }

    /** Returns the folder that all paths begin with, with its slash; a hidden one, such as .github, is no wrapping. */
    private static Optional<String> folder(List<SourceEntry> files) {
        return files.stream()
                .findFirst()
                .map(first -> first.path().substring(0, first.path().indexOf('/') + 1))
                .filter(folder -> !folder.isEmpty() && !folder.startsWith("."))
                .filter(folder -> files.stream().allMatch(f -> f.path().startsWith(folder)));
    }

    private static SourceEntry below(String folder, SourceEntry file) {
        return new SourceEntry(file.path().substring(folder.length()), false, file.executable(), file.content());
    }

    private static boolean isWorkflow(String path) {
        var names = path.split("/", -1);
        return names.length > 2 && GitNames.isWorkflows(names[0], names[1]);
    }
}
