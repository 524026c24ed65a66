# usage: add.py WORDS.py ; WORDS: {key: {lang: str or {form: str}}}
import json,sys,re
ns={}
exec(open(sys.argv[1]).read(),ns)
W=ns['WORDS']
L="ar de en es fr id ja ko pt_BR tr zh_CN".split()
F={'ar':["zero","one","two","few","many","other"],'de':["one","other"],'en':["one","other"],'es':["one","many","other"],'fr':["one","many","other"],'id':["other"],'ja':["other"],'ko':["other"],'pt_BR':["one","many","other"],'tr':["one","other"],'zh_CN':["other"]}
for l in L:
    p=f'extension/_locales/{l}/messages.json'
    text=open(p,encoding='utf8').read()
    have=list(json.loads(text))
    new={}
    for k,per in W.items():
        v=per[l]
        if isinstance(v,dict):
            for f in F[l]:
                new[f'{k}_{f}']=v.get(f) or v['many' if f=='few' and 'many' in v else 'other']
        else: new[k]=v
    for k in sorted(new):
        entry=f'  {json.dumps(k)}: {{\n    "message": {json.dumps(new[k],ensure_ascii=False)}\n  }}'
        if k in have:
            text=re.sub(r'  "%s": \{\n    "message": .*\n  \}'%re.escape(k),lambda m:entry,text); continue
        after=[h for h in have if h>k]
        if after:
            n=min(after)
            i=text.index(f'  "{n}": {{')
            text=text[:i]+entry+',\n'+text[i:]
        else:
            i=text.rindex('\n}')
            text=text[:i]+',\n'+entry+text[i:]
        have.append(k)
    json.loads(text)
    open(p,'w',encoding='utf8').write(text)
