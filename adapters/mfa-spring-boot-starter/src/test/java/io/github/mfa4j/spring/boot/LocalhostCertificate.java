package io.github.mfa4j.spring.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A certificate for {@code localhost}, made anew in each run, in a file that a server shows it from and a client trusts. */
final class LocalhostCertificate {

    static final String PASSWORD = "not a secret";

    private LocalhostCertificate() {}

    /** Makes the file, in PKCS 12. */
    static Path in(Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("localhost.p12");
        Path log = folder.resolve("keytool.txt");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home", ""), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "localhost",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
        return file;
    }

    /** Has every server of GreenMail that starts from now on show it. */
    static void useInGreenMail(Path file) {
        System.setProperty("greenmail.tls.keystore.file", file.toString());
        System.setProperty("greenmail.tls.keystore.password", PASSWORD);
        System.setProperty("greenmail.tls.key.password", PASSWORD);
    }
}
