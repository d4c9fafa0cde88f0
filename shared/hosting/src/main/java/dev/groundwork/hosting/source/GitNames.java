package dev.groundwork.hosting.source;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names that git's own files have on file systems that are not exact about names. HFS+ ignores some characters and case (git's
 * {@code utf8.c}, {@code next_hfs_char}); NTFS ignores case, dots and spaces at the end and what follows a colon, and knows short names
 * (git's {@code path.c}, {@code is_ntfs_dotgit}; CVE-2014-9390, CVE-2019-1352, CVE-2019-1353).
 */
final class GitNames {

    private static final Pattern IGNORED_BY_HFS =
            Pattern.compile("[\\u200C-\\u200F\\u202A-\\u202E\\u206A-\\u206F\\uFEFF]");
    private static final Pattern ENDS_IGNORED_BY_NTFS = Pattern.compile("[. ]+$");
    private static final Pattern GIT_SHORT = Pattern.compile("git~\\d+");
    private static final Pattern MODULES_SHORT = Pattern.compile("gitmod~\\d+|gi7eb[0-9a-f~]{0,2}~?\\d*");

    private GitNames() {}

    /** Tells whether a name is {@code .git} on some file system. */
    static boolean isGitFolder(String name) {
        var plain = plain(name);
        return plain.equals(".git") || GIT_SHORT.matcher(plain).matches();
    }

    /** Tells whether a name is {@code .gitmodules} on some file system. */
    static boolean isGitModules(String name) {
        var plain = plain(name);
        return plain.equals(".gitmodules") || MODULES_SHORT.matcher(plain).matches();
    }

    /** Tells whether {@code first/second} is {@code .github/workflows} on some file system. */
    static boolean isWorkflows(String first, String second) {
        return plain(first).equals(".github") && plain(second).equals("workflows");
    }

    private static String plain(String name) {
        var visible = IGNORED_BY_HFS.matcher(name).replaceAll("");
        var colon = visible.indexOf(':');
        var file = colon < 0 ? visible : visible.substring(0, colon);
        var cut = ENDS_IGNORED_BY_NTFS.matcher(file).replaceAll("");
        return Normalizer.normalize(cut, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
