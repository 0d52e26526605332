/** What looks as if one reported in another's name (代报): plain rules (R4.3b). */
package cn.etown.collection.signal.domain;
