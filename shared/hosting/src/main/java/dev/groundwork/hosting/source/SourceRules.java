package dev.groundwork.hosting.source;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Checks the entries of an upload together: two paths that some file system takes for one are refused. */
public final class SourceRules {

    private final List<SourceFinding> findings;
    private final Map<String, String> spellings = new HashMap<>();
    private final Set<String> files = new HashSet<>();
    private final Set<String> folders = new HashSet<>();

    private SourceRules(List<SourceFinding> findings) {
        this.findings = new ArrayList<>(findings);
    }

    /**
     * Checks a whole upload.
     *
     * @param entries its entries
     * @param already the findings of its container, empty for none
     */
    public static CheckedSource check(List<SourceEntry> entries, List<SourceFinding> already) {
        var rules = new SourceRules(already);
        entries.stream().filter(e -> !isRoot(e)).forEach(rules::add);
        rules.clashes();
        if (!rules.findings.isEmpty()) {
            return new CheckedSource.Unsafe(rules.findings);
        }
        var layout = SourceLayout.of(entries.stream().filter(e -> !e.isFolder()).toList());
        return layout.files().isEmpty()
                ? new CheckedSource.Unsafe(List.of(new SourceFinding("", "empty", "The source has no files.")))
                : safe(layout);
    }

    private static CheckedSource safe(SourceLayout layout) {
        var tree = layout.files().stream()
                .sorted(Comparator.comparing(SourceEntry::path))
                .toList();
        return new CheckedSource.Safe(new SourceTree(tree), warnings(layout));
    }

    private static boolean isRoot(SourceEntry entry) {
        return entry.isFolder() && entry.path().isEmpty();
    }

    private void add(SourceEntry entry) {
        var finding = PathRules.check(entry.path());
        if (finding.isPresent()) {
            findings.add(finding.get());
            return;
        }
        if (!hasOneSpelling(entry.path())) {
            return;
        }
        if (entry.isFolder()) {
            folders.add(entry.path());
        } else if (!files.add(entry.path())) {
            findings.add(new SourceFinding(entry.path(), "duplicate", "Two entries have this path."));
        }
    }

    /** Records every folder and the file of a path. Returns false when one of them is known in another spelling already. */
    private boolean hasOneSpelling(String path) {
        for (int slash = path.indexOf('/'); ; slash = path.indexOf('/', slash + 1)) {
            var part = slash < 0 ? path : path.substring(0, slash);
            var known = spellings.putIfAbsent(folded(part), part);
            if (known != null && !known.equals(part)) {
                findings.add(new SourceFinding(
                        path, "twin", "Another entry has the same path but for case or Unicode form: " + known));
                return false;
            }
            if (slash < 0) {
                return true;
            }
            folders.add(part);
        }
    }

    private void clashes() {
        for (var file : files) {
            if (folders.contains(file)) {
                findings.add(new SourceFinding(file, "file_folder_clash", "This path is a file and a folder."));
            }
        }
    }

    /** Returns one key for all spellings that a file system without case, or with one Unicode form, takes for the same. */
    private static String folded(String path) {
        var composed = Normalizer.normalize(path, Normalizer.Form.NFC);
        var folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static List<String> warnings(SourceLayout layout) {
        var secrets = layout.files().stream()
                .map(SourceEntry::path)
                .filter(p -> p.substring(p.lastIndexOf('/') + 1).equals(".env"))
                .map(p -> p + " is stored in the app's repository: keep secrets in the app's variables instead.");
        var workflows =
                layout.leftOut().stream().map(p -> p + " is left out: workflow files are not taken from uploads.");
        return Stream.concat(secrets, workflows)
                .limit(SourceLimits.MAX_FINDINGS)
                .toList();
    }
}
