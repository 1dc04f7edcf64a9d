package linli.base.value;

import java.util.Collection;

/** 一老一小一新: the three groups the centre looks after first. */
public enum FocusGroup {
    ELDER, CHILD, NEW;

    /** Age from which a person counts as old, in whole years (老年人权益保障法 article 2). */
    public static final int OLD = 60;

    /** Age below which a person is a minor, in whole years (未成年人保护法 article 2). */
    public static final int GROWN = 18;

    /**
     * @param age whole years, or -1 when not known
     * @param categories codes of person_category.tsv
     * @return the group, or null when the person belongs to none
     */
    public static FocusGroup of(int age, Collection<String> categories) {
        if (age >= OLD || categories.stream().anyMatch(code -> code.startsWith("OLD_"))) {
            return ELDER;
        }
        if (age >= 0 && age < GROWN || categories.stream().anyMatch(code -> code.startsWith("CHILD_"))) {
            return CHILD;
        }
        boolean arrived = categories.stream().anyMatch(code -> code.startsWith("NEW_") || code.equals("REG_FLOAT"));
        return arrived ? NEW : null;
    }
}
