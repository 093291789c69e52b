package org.planledger.kernel.problem;

/// Rules for names and keys that every kind of thing shares.
public final class Names {
    private Names() {}

    /// The key in the body, where it is given, is the one in the path.
    public static void checkKey(String field, String inPath, String inBody, Faults faults) {
        if (inBody != null && !inBody.equals(inPath)) {
            faults.add(
                    field,
                    "key",
                    Text.of("与地址中的“%s”不同", "it is not \"%s\" as in the address", inPath),
                    Text.of("%s，或不填", "%s, or nothing", inPath));
        }
    }

    /// No blanks around a name: they would make two names out of one.
    public static void checkTrimmed(String field, String name, Faults faults) {
        if (name != null && !name.isBlank() && !name.strip().equals(name)) {
            faults.add(
                    field,
                    "blanks",
                    Text.of("首尾有空白", "there are blanks around it"),
                    new Text(name.strip(), name.strip()));
        }
    }
}
