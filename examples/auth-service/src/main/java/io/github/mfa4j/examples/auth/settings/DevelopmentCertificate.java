package io.github.mfa4j.examples.auth.settings;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A certificate signed by nobody but itself, with its key, so that a service for development can speak TLS without any preparation.
 * It is generated once: who has looked at its fingerprint, or told a browser or curl to trust the file, need not do so again.
 */
final class DevelopmentCertificate {

    static final String FILE = "development-tls.pem";

    /** What its subject says, by which production knows and refuses it. */
    static final String MARK = "for development only";

    private static final String HEAD = """
            # A development certificate and its key, generated at the first start. Not for production: the service refuses it there.
            # Deleted, it is generated anew, with the names and addresses that this machine has then.
            """;

    private static final X500Name SUBJECT = new X500Name("CN=auth-service " + MARK);
    private static final AlgorithmIdentifier ECDSA = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final Duration LIFETIME = Duration.ofDays(825);

    private DevelopmentCertificate() {}

    /** The file in the folder, written if it is not there. */
    static Path in(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            try {
                OwnFolder.write(file, generated(), StandardCharsets.US_ASCII);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has ECDSA", e);
            }
        }
        return file;
    }

    private static String generated() throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        TBSCertificate content = content(keys);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(content.getEncoded(ASN1Encoding.DER));
        DERSequence certificate =
                new DERSequence(new ASN1Encodable[] {content, ECDSA, new DERBitString(signature.sign())});
        return HEAD
                + pem("CERTIFICATE", certificate.getEncoded())
                + pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    private static TBSCertificate content(KeyPair keys) throws IOException {
        Instant now = Instant.now();
        V3TBSCertificateGenerator content = new V3TBSCertificateGenerator();
        content.setSerialNumber(new ASN1Integer(new BigInteger(127, new SecureRandom())));
        content.setSignature(ECDSA);
        content.setIssuer(SUBJECT);
        content.setSubject(SUBJECT);
        // Clocks of other machines may be a little behind.
        content.setStartDate(new Time(Date.from(now.minus(Duration.ofHours(1)))));
        content.setEndDate(new Time(Date.from(now.plus(LIFETIME))));
        content.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        content.setExtensions(
                new Extensions(new Extension(Extension.subjectAlternativeName, false, names().getEncoded())));
        return content.generateTBSCertificate();
    }

    /** As whom this machine can be asked for. */
    private static GeneralNames names() throws IOException {
        List<GeneralName> names = new ArrayList<>();
        Stream.of("localhost", hostName())
                .filter(name -> name.matches("[A-Za-z0-9.-]+"))
                .distinct()
                .forEach(name -> names.add(new GeneralName(GeneralName.dNSName, name)));
        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLinkLocalAddress())
                .map(address -> new DEROctetString(address.getAddress()))
                .forEach(address -> names.add(new GeneralName(GeneralName.iPAddress, address)));
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static String pem(String label, byte[] content) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
