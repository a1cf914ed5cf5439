// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import dev.thalweg.api.ThalwegException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A data file that is open for reading: unpacked when its content (not its name) is gzip, hashed on the way.
final class InputFile implements AutoCloseable {
    /// As many bytes as tell one format from another.
    private static final int HEAD = 8192;
    private static final int BUFFER = 1 << 16;

    private final Place place;
    private final CountingDigest raw;
    private final InputStream content;
    private final byte[] head;

    private InputFile(Place place, CountingDigest raw, InputStream content, byte[] head) {
        this.place = place;
        this.raw = raw;
        this.content = content;
        this.head = head;
    }

    /// Opens a file.
    static InputFile open(Path path) {
        Place place = Place.of(path);
        if (!Files.exists(path)) {
            throw DataError.MISSING_FILE.at(place,
                    "no such file. Check the path; it is taken from the current folder.");
        }
        if (Files.isDirectory(path)) {
            throw DataError.UNREADABLE_FILE.at(place, "this is a folder, expected a file.");
        }
        try {
            return open(place, Files.newInputStream(path));
        } catch (IOException e) {
            throw DataError.UNREADABLE_FILE.causedBy(e, place, "may not be read (%s). Check the permissions.", e);
        }
    }

    /// Opens a stream, which is closed with this.
    static InputFile open(Place place, InputStream stream) {
        var raw = new CountingDigest(stream);
        try {
            var buffered = new BufferedInputStream(raw, BUFFER);
            InputStream content = isGzip(buffered)
                    ? new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER)
                    : buffered;
            content.mark(HEAD);
            byte[] head = content.readNBytes(HEAD);
            content.reset();
            if (head.length == 0) {
                throw DataError.EMPTY_FILE.at(place, "the file is empty; expected rows of data.");
            }
            return new InputFile(place, raw, content, head);
        } catch (IOException e) {
            closeQuietly(raw);
            throw failure(place, e);
        } catch (ThalwegException e) {
            closeQuietly(raw);
            throw e;
        }
    }

    private static boolean isGzip(InputStream stream) throws IOException {
        stream.mark(2);
        boolean gzip = stream.read() == 0x1f && stream.read() == 0x8b;
        stream.reset();
        return gzip;
    }

    Place place() {
        return place;
    }

    /// The unpacked bytes, from the first on.
    InputStream content() {
        return content;
    }

    /// The first unpacked bytes, at most 8 KiB; reading them consumes nothing.
    byte[] head() {
        return head;
    }

    /// Reads what is left, and says what the file was.
    FileDigest digest() {
        try {
            content.transferTo(OutputStream.nullOutputStream());
            raw.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw failure(place, e);
        }
        return raw.digestOf(place.file());
    }

    /// The error that a failed read means.
    ThalwegException failure(IOException e) {
        return failure(place, e);
    }

    private static ThalwegException failure(Place place, IOException e) {
        return switch (e) {
            case EOFException _ -> DataError.DAMAGED_ARCHIVE.causedBy(e, place,
                    "the compressed file ends too early. Fetch or write it again.");
            case ZipException _ -> DataError.DAMAGED_ARCHIVE.causedBy(e, place,
                    "the compressed file is damaged (%s). Fetch or write it again.", e);
            case CharacterCodingException _ -> DataError.NOT_UTF8.causedBy(e, place,
                    "the text is not UTF-8. Convert it, for instance with iconv -t UTF-8.");
            default -> DataError.UNREADABLE_FILE.causedBy(e, place, "reading failed (%s).", e);
        };
    }

    @Override
    public void close() {
        closeQuietly(content);
    }

    /// A file that was read only: a failure to close it loses nothing.
    private static void closeQuietly(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // Nothing was written, nothing is lost.
        }
    }

    /// Counts and hashes the bytes that pass.
    private static final class CountingDigest extends DigestInputStream {
        private long count;

        CountingDigest(InputStream stream) {
            super(stream, sha256());
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got = super.read(into, offset, length);
            count += Math.max(got, 0);
            return got;
        }

        FileDigest digestOf(String file) {
            return new FileDigest(file, count, HexFormat.of().formatHex(getMessageDigest().digest()));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every Java platform has SHA-256", e);
            }
        }
    }
}
