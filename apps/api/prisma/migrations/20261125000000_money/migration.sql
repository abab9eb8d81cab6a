-- TIME-5: whether a case is late is reckoned from its due instant by whoever looks; the stored word was read by nobody.
ALTER TABLE "cases" DROP COLUMN "overdue";
SELECT reseal('cases');
