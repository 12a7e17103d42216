package io.neurocards.database.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** Does what the other does; tests change one thing of it. */
class ForwardingFiles implements JournalFiles {

    private final JournalFiles files;

    ForwardingFiles(JournalFiles files) {
        this.files = files;
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        files.createFolder(folder);
    }

    @Override
    public List<String> names(Path folder) throws IOException {
        return files.names(folder);
    }

    @Override
    public long size(Path file) throws IOException {
        return files.size(file);
    }

    @Override
    public ByteBuffer read(Path file, long from, int length) throws IOException {
        return files.read(file, from, length);
    }

    @Override
    public JournalFile create(Path file) throws IOException {
        return files.create(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        files.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        files.delete(file);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        files.forceFolder(folder);
    }

    @Override
    public long free(Path folder) throws IOException {
        return files.free(folder);
    }

    @Override
    public Closeable own(Path folder) throws IOException {
        return files.own(folder);
    }

    /** Does what the other does; tests change one thing of it. */
    static class ForwardingFile implements JournalFile {

        private final JournalFile file;

        ForwardingFile(JournalFile file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            file.write(bytes, at);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            file.force(metadata);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
