package io.github.mfa4j.mail;

/**
 * An application's own wording of one mail, in Mustache ({@code {{name}}}, {@code {{#name}}…{{/name}}}). What a variable holds
 * is escaped in the HTML part. Both parts say the same; a reader chooses.
 *
 * <p>Every mail has {@code product}, {@code lang} and {@code account}, which is empty where the address is yet to be proved. A code has {@code code}, {@code purpose},
 * {@code minutes} (of validity, 1 or more), {@code single} (whether that is one) and {@code until} (a time of day with its
 * zone); in the subject {@code code} exists only if the sender puts codes there. A notice has {@code kind}, {@code factor} (in
 * words), {@code factorId} and {@code when} (date and time with their zone).
 *
 * <p>A code's parts must both show the code. Load nothing from elsewhere and link to nothing: readers block the one, and the
 * other teaches users to follow links in mails. Values are never put into HTML as markup ({@code {{{name}}}} and
 * {@code {{&name}}}), and the braces stay as they are.
 *
 * @param subject one line
 * @param text the plain text
 * @param html the HTML document
 */
public record MailTemplate(String subject, String text, String html) {}
