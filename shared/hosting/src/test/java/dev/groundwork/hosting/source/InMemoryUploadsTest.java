package dev.groundwork.hosting.source;

import dev.groundwork.kernel.UploadId;

final class InMemoryUploadsTest extends UploadsContract {

    private final InMemoryUploads uploads = new InMemoryUploads();

    @Override
    protected Uploads uploads() {
        return uploads;
    }

    @Override
    protected boolean put(Uploads.Owner to, UploadId upload, byte[] archive) {
        uploads.put(to, upload, archive);
        return true;
    }
}
