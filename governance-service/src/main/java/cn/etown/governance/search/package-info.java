/** How text is looked for, in Chinese and in English, from the first character. */
package cn.etown.governance.search;
