package dev.groundwork.localstack.cloud.ses;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the addresses that a reader of a mail can follow. */
final class Links {

    private static final Pattern IN_TEXT = Pattern.compile("https?://[^\\s<>\"]+");
    private static final Pattern IN_HTML =
            Pattern.compile("href\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')", Pattern.CASE_INSENSITIVE);
    private static final Pattern TRAILING = Pattern.compile("[.,;:!?)\\]'*]+$");
    private static final int MAX = 200;

    private Links() {}

    /** Those of the text, then those that only the HTML has; at most 200. */
    static List<String> of(String text, String html) {
        var links = new LinkedHashSet<String>();
        IN_TEXT.matcher(text)
                .results()
                .forEach(m -> links.add(TRAILING.matcher(m.group()).replaceFirst("")));
        IN_HTML.matcher(html)
                .results()
                .map(m -> unescaped(m.group(1) == null ? m.group(2) : m.group(1)))
                .filter(link -> link.startsWith("http://") || link.startsWith("https://"))
                .forEach(links::add);
        return links.stream().limit(MAX).toList();
    }

    private static String unescaped(String attribute) {
        return attribute
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&#61;", "=")
                .replace("&#x3D;", "=")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }
}
