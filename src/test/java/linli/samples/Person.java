package linli.samples;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * One fictitious resident, in the words a community's list uses.
 *
 * @param docKind 居民身份证, 港澳台居民居住证 ... or empty when there is no document
 * @param categories 人员类别 names, several possible
 */
record Person(String name, String sex, LocalDate birth, String docKind, String docNo, String nation, String politics,
              String education, String marriage, String phone, String estate, String building, String unit, String room,
              String relation, String houseNo, String headName, String hukou, List<String> categories, String work,
              String remark) {

    /** @return the text of one field under the key that header_synonyms.tsv gives it. */
    Object value(String key) {
        return switch (key) {
            case "name" -> name;
            case "sex" -> sex;
            case "birth" -> birth;
            case "birthText" -> birth.format(DateTimeFormatter.ofPattern("yyyy-MM-dd"));
            case "idType" -> docKind;
            case "idNo" -> docNo;
            case "nation" -> nation;
            case "politics" -> politics;
            case "education" -> education;
            case "marriage" -> marriage;
            case "mobile" -> phone;
            case "estate" -> estate;
            case "building" -> building;
            case "unit" -> unit;
            case "room" -> room;
            case "address" -> address();
            case "relation" -> relation;
            case "houseNo" -> houseNo;
            case "headName" -> headName;
            case "hukouKind" -> hukou;
            case "category" -> String.join(",", categories);
            case "workplace" -> work;
            case "remark" -> remark;
            case "rowNo", "" -> null;
            default -> throw new IllegalArgumentException(key);
        };
    }

    String address() {
        return estate + building + "幢" + unit + "单元" + room + "室";
    }

    int age() {
        return birth.until(People.TODAY).getYears();
    }

    boolean hasNumber() {
        return !docNo.isEmpty();
    }

    Person withPhone(String other) {
        return new Person(name, sex, birth, docKind, docNo, nation, politics, education, marriage, other, estate, building,
                unit, room, relation, houseNo, headName, hukou, categories, work, remark);
    }

    Person withName(String other) {
        return new Person(other, sex, birth, docKind, docNo, nation, politics, education, marriage, phone, estate, building,
                unit, room, relation, houseNo, headName, hukou, categories, work, remark);
    }

    Person withNumber(String kind, String number) {
        return new Person(name, sex, birth, kind, number, nation, politics, education, marriage, phone, estate, building,
                unit, room, relation, houseNo, headName, hukou, categories, work, remark);
    }

    Person withRemark(String other) {
        return new Person(name, sex, birth, docKind, docNo, nation, politics, education, marriage, phone, estate, building,
                unit, room, relation, houseNo, headName, hukou, categories, work, other);
    }
}
