package dev.groundwork.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The bytes of a body as they were sent, also where API Gateway hands them over as base64: what a signature is taken over. */
public final class RawBody {

    private final byte[] bytes;

    RawBody(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** Returns the text that the bytes are in UTF-8, nothing where they are none: back in UTF-8 it is the same bytes. */
    public Optional<String> text() {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
            return Optional.of(decoder.decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
