package io.github.mfa4j.examples.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder that receives messages while there is no server. */
class OutboxTest {

    @TempDir
    private Path folder;

    @Test
    void noMessageTakesThePlaceOfAnother() throws IOException {
        Files.writeString(folder.resolve("000002.eml"), "an old mail");
        Files.writeString(folder.resolve("notes"), "of somebody");

        try (Outbox outbox = Outbox.open(folder)) {
            outbox.keepText("a new message");
        }

        assertThat(folder.resolve("000002.eml")).hasContent("an old mail");
        Path message = folder.resolve("000003.txt");
        assertThat(message).hasContent("a new message");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(message)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining("glob:**.draft");
    }
}
