package dev.groundwork.hosting.domain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Judges the entries of an upload together: of two that some file system takes for one, neither would be what its owner meant. */
public final class SourceRules {

    private final List<SourceFinding> findings;
    private final Map<String, String> spellings = new HashMap<>();
    private final Set<String> files = new HashSet<>();
    private final Set<String> folders = new HashSet<>();

    private SourceRules(List<SourceFinding> findings) {
        this.findings = new ArrayList<>(findings);
    }

    /**
     * The verdict on a whole upload.
     *
     * @param entries what it names
     * @param already what its container was found to hide, empty for none
     */
    public static SourceVerdict judge(List<SourceEntry> entries, List<SourceFinding> already) {
        var rules = new SourceRules(already);
        entries.forEach(rules::add);
        rules.clashes();
        if (rules.findings.isEmpty() && rules.files.isEmpty()) {
            rules.findings.add(new SourceFinding("", "empty", "The source has no files."));
        }
        if (!rules.findings.isEmpty()) {
            return new SourceVerdict.Unsafe(rules.findings);
        }
        var tree = entries.stream()
                .filter(e -> !e.isFolder())
                .sorted(Comparator.comparing(SourceEntry::path))
                .toList();
        return new SourceVerdict.Safe(new SourceTree(tree), warnings(tree));
    }

    private void add(SourceEntry entry) {
        var refusal = PathRules.judge(entry.path());
        if (refusal.isPresent()) {
            findings.add(refusal.get());
            return;
        }
        if (!twin(entry.path())) {
            return;
        }
        if (entry.isFolder()) {
            folders.add(entry.path());
        } else if (!files.add(entry.path())) {
            findings.add(new SourceFinding(entry.path(), "duplicate", "Two entries have this path."));
        }
    }

    /** Notes every name on the way; false when one of them is there already in another spelling. */
    private boolean twin(String path) {
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

    /** One key for all spellings that a file system without case, or with one Unicode form, takes for the same. */
    private static String folded(String path) {
        var composed = Normalizer.normalize(path, Normalizer.Form.NFC);
        var folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static List<String> warnings(List<SourceEntry> files) {
        return files.stream()
                .map(SourceEntry::path)
                .filter(p -> p.substring(p.lastIndexOf('/') + 1).equals(".env"))
                .limit(SourceLimits.MAX_FINDINGS)
                .map(p -> p + " is stored in the app's repository: keep secrets in the app's variables instead.")
                .toList();
    }
}
