package planted.schema;

/** Stand-in for the generated tables. */
public final class Tables {
    public static final Object RESIDENT = new Object();
    public static final Object NEED = new Object();

    private Tables() {}
}
