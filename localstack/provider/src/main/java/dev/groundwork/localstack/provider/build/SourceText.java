package dev.groundwork.localstack.provider.build;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Text files of a source as the tools of Windows, Mac and Linux write them: UTF-8 with or without its mark, UTF-16 with or without one, or the
 * code page of Western Windows.
 */
final class SourceText {

    private static final long MAX_BYTES = 1024 * 1024;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String MARK = "\ufeff";

    private SourceText() {}

    static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Reads a file, or nothing where there is none. */
    static Optional<String> read(Path file) throws BuildFailed, IOException {
        if (!isFile(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new BuildFailed(file.getFileName() + " is larger than " + MAX_BYTES + " bytes");
        }
        return Optional.of(decode(Files.readAllBytes(file)));
    }

    /** Writes a file again as UTF-8 without a mark, which is what every program that reads it expects. */
    static void normalize(Path file) throws BuildFailed, IOException {
        var text = read(file);
        if (text.isPresent()) {
            Files.writeString(file, text.get());
        }
    }

    static String decode(byte[] bytes) {
        var text = utf16(bytes).map(charset -> new String(bytes, charset)).orElseGet(() -> eightBit(bytes));
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    private static String eightBit(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WINDOWS); // every byte is a character of it, or one that Java replaces
        }
    }

    /** By its mark, else by its first character, which is of ASCII in every file that is read here. */
    private static Optional<Charset> utf16(byte[] bytes) {
        if (bytes.length < 2 || bytes.length % 2 != 0) {
            return Optional.empty();
        }
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        if ((first == 0xff && second == 0xfe) || (first != 0 && second == 0)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return (first == 0xfe && second == 0xff) || (first == 0 && second != 0)
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }
}
