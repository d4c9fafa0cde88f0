package dev.groundwork.localstack.provider.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The files that the page of a source loads: they run in a browser and are no program of a server. */
final class PageFiles {

    private PageFiles() {}

    /** Tells whether the index.html of a directory loads a file beside it. */
    static boolean loads(Path directory, String file) throws BuildFailed, IOException {
        var script = Pattern.compile(
                "<[a-z-]+\\s[^>]*\\b(?:src|href)\\s*=\\s*[\"']?(?:\\./|/)?" + Pattern.quote(file) + "(?=[\"'?#\\s>])",
                Pattern.CASE_INSENSITIVE);
        return SourceText.read(directory.resolve(SiteFolders.PAGE))
                .filter(page -> script.matcher(page).find())
                .isPresent();
    }
}
