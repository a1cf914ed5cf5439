// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Fingerprints of files.
public final class Digests {
    private Digests() {
    }

    /// The SHA-256 of a file.
    ///
    /// @param path the file
    /// @return 64 hexadecimal digits
    public static String sha256(Path path) {
        try (InputStream file = Files.newInputStream(path);
                var digesting = new DigestInputStream(file, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (IOException e) {
            throw StoreError.notRead(path, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
