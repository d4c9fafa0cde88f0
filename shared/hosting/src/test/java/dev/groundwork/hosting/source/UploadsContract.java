package dev.groundwork.hosting.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.hosting.source.Uploads.Found;
import dev.groundwork.hosting.source.Uploads.Owner;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UploadId;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The behaviour of uploads, wherever they are kept. */
abstract class UploadsContract {

    private final Owner owner = Owner.of(SampleApps.owner(), new AppId("app_" + SampleApps.ulid()));
    private final UploadId id = UploadId.next(SampleApps::ulid);

    protected abstract Uploads uploads();

    /** Puts an archive to an address as whoever holds it does; returns whether it was taken. */
    protected abstract boolean put(Owner to, UploadId upload, byte[] archive) throws IOException, InterruptedException;

    protected final Owner owner() {
        return owner;
    }

    protected final UploadId id() {
        return id;
    }

    @Test
    @DisplayName(
            "INFRA-HOST-685 what was put at an address is found under its id as often as it is asked for, by its owner only")
    final void found() throws IOException, InterruptedException {
        assertThat(uploads().find(owner, id)).isEqualTo(new Found.Missing());

        assertThat(put(owner, id, new byte[] {1, 2, 3})).isTrue();

        for (int i = 0; i < 2; i++) {
            assertThat(uploads().find(owner, id))
                    .isInstanceOfSatisfying(
                            Found.Archive.class,
                            archive -> assertThat(archive.bytes()).containsExactly(1, 2, 3));
        }
        var others = Owner.of(SampleApps.owner(), new AppId("app_" + SampleApps.ulid()));
        assertThat(uploads().find(others, id)).isEqualTo(new Found.Missing());
        assertThat(uploads().find(Owner.SERVICES, id)).isEqualTo(new Found.Missing());
    }

    @Test
    @DisplayName("INFRA-HOST-686 an upload of more than the limit is too large, one of exactly the limit is read")
    final void limit() throws IOException, InterruptedException {
        assertThat(put(owner, id, new byte[(int) Uploads.MAX_BYTES])).isTrue();
        assertThat(uploads().find(owner, id)).isInstanceOf(Found.Archive.class);

        assertThat(put(owner, id, new byte[(int) Uploads.MAX_BYTES + 1])).isTrue();
        assertThat(uploads().find(owner, id)).isEqualTo(new Found.TooLarge());
    }
}
